/** What the form for a pasted request says, which loads when its dialog opens. */

export const request = 'Request as JSON or cURL'
export const whatIsRead =
  'Winnow links work too. This replaces the current configuration, and you can undo it. A cURL command also opens its queue. API keys are ignored.'
export const moreErrors = (count: number) => `… and ${count.toLocaleString('en')} more`
export const importNow = 'Import'
