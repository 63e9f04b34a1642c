import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './context.ts'
import { askedByHttps, type ProxyTrust } from './caller.ts'

const unusedFeatures = [
  'accelerometer',
  'autoplay',
  'camera',
  'displayCapture',
  'encryptedMedia',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'hid',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'pictureInPicture',
  'publickeyCredentialsGet',
  'screenWakeLock',
  'serial',
  'syncXhr',
  'usb',
  'xrSpatialTracking',
] as const

const secure = secureHeaders({
  // The nonce is for the scripts in `index.html` and for style elements that they and components
  // create; WebAssembly computes hashes.
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", NONCE, "'wasm-unsafe-eval'"],
    styleSrc: ["'self'", NONCE],
    imgSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginEmbedderPolicy: 'require-corp',
  permissionsPolicy: Object.fromEntries(unusedFeatures.map((name) => [name, []])),
  // HSTS is sent over https only, below.
  strictTransportSecurity: false,
  xDownloadOptions: false,
  xFrameOptions: 'DENY',
  xXssProtection: false,
})

/** The headers of the OWASP Secure Headers Project. */
export const securityHeaders =
  (trust: ProxyTrust): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    if (askedByHttps(c, trust)) c.header('Strict-Transport-Security', 'max-age=31536000')
    return secure(c, next)
  }
