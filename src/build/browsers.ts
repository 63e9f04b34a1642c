import type { BrowserName } from '@mdn/browser-compat-data/forLegacyNode'
import packageJson from '../../package.json' with { type: 'json' }

type Browser = {
  /** For people. */
  readonly name: string
  /** In `build.target` of Vite. */
  readonly target: string
  /** In `@mdn/browser-compat-data`. */
  readonly data: BrowserName
}

const known: Readonly<Record<string, Browser>> = {
  chrome: { name: 'Chrome', target: 'chrome', data: 'chrome' },
  edge: { name: 'Edge', target: 'edge', data: 'edge' },
  firefox: { name: 'Firefox', target: 'firefox', data: 'firefox' },
  safari: { name: 'Safari', target: 'safari', data: 'safari' },
  ios_saf: { name: 'iOS and iPadOS', target: 'ios', data: 'safari_ios' },
}

/** The supported browsers with their oldest versions. They stand in `package.json`, and only there. */
export const browsers = packageJson.browserslist.map((line) => {
  const [, id = '', version = ''] = /^(\w+) >= ([\d.]+)$/.exec(line) ?? []
  const browser = known[id]
  if (!browser) throw new Error(`package.json, browserslist: “${line}” is not “browser >= version”`)
  return { ...browser, version }
})

/** The build writes syntax that these browsers know. */
export const buildTarget = browsers.map(({ target, version }) => `${target}${version}`)

/** “Chrome 123”, … */
export const browserNames = browsers.map(({ name, version }) => `${name} ${version}`)
