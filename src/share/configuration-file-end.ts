/** What the names of files with configurations end with. */
export const configurationFileEnd = '.winnow.json'
