// The button, which the page has from the start.
export const share = 'Share'
export const shareExport = 'Share this export'
export const sharePart = 'Sharing'
