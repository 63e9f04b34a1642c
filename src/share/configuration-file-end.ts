/** The end of the names of configuration files. */
export const configurationFileEnd = '.winnow.json'
