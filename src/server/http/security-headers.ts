import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import type { AppEnv } from './app-env.ts'
import { askedByHttps, type ProxyTrust } from './caller.ts'

/** What a page may use of its device, and this one uses none of. */
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
  // Everything from its own address, nothing inline. The nonce is for the style elements that
  // components make while they run; WebAssembly is for hashing.
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
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
  // Only an answer that came by https may ask for https from then on.
  strictTransportSecurity: false,
  xDownloadOptions: false,
  xFrameOptions: 'DENY',
  xXssProtection: false,
})

/**
 * Headers of every answer: those of the OWASP Secure Headers Project. An answer that may be kept
 * says so itself.
 */
export const securityHeaders =
  (trust: ProxyTrust): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    c.header('Cache-Control', 'no-store')
    if (askedByHttps(c, trust)) c.header('Strict-Transport-Security', 'max-age=31536000')
    return secure(c, next)
  }
