// What every answer carries. The policy is one fixed text for everything that a host answers, pages, files, calls and errors,
// so that an answer with another one is evidence of tampering; the workers that hold keys get a stricter one of their own.

/**
 * The staff host: our own scripts and nothing else; Trusted Types stop strings from becoming script. `viewer` is the address of the
 * viewer host, where there is one.
 */
export const staffPolicy = (viewer?: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    // A voice that was opened in this page is heard in it.
    'media-src blob:',
    // A paper is looked at in a frame of its own without scripts and without an origin (docs/decisions/0012); a PDF is read in one on
    // the viewer host (0142).
    `frame-src blob:${viewer ? ` ${viewer}` : ''}`,
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types continuum default',
  ].join('; ')

/**
 * The viewer host, whose page stands in a frame of the staff host. What reads a PDF there has no origin, is shown nowhere else, and can
 * ask for nothing but the scripts of its own host. Its worker has to come from a `blob:` of the frame: a frame without an origin has no
 * other to start one from.
 */
export const viewerPolicy = (viewer: string, staff: string) =>
  [
    "default-src 'none'",
    `script-src ${viewer}`,
    'worker-src blob:',
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${staff}`,
    'sandbox allow-scripts',
  ].join('; ')

/** A worker that holds keys may compute and do nothing else: no request can leave it. */
export const workerPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'; frame-ancestors 'none'"

/** Two years of TLS only; sent where there is TLS. */
export const tlsOnly = 'max-age=63072000; includeSubDomains; preload'

/** The public host; `style` is the hash of the one inline style that its pages carry. */
export const publicPolicy = (style: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src '${style}'`,
    "img-src 'self' data:",
    // What somebody has just recorded, before they send it; and what they sent, on the page that their receipt opens.
    'media-src blob: data:',
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types continuum',
  ].join('; ')

export const commonHeaders: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(self), geolocation=(), payment=(), usb=(), interest-cohort=()',
  'x-robots-tag': 'noindex, nofollow',
}
