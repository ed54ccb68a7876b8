// The built screens. Files with a hash in their name may be kept for ever; the page itself never is. Whoever asks for a page
// gets it at every address that is not a file, and it finds its own way; a program that asks for something else that is not
// here is told so, so that no monitor takes the page for its answer.

import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { Hono, type Context } from 'hono'
import { getCookie } from 'hono/cookie'
import { workerPolicy } from './headers.ts'

export const dist = new URL('../../dist/', import.meta.url).pathname

/** Of a file that is there a second time, packed: no address of its own, and the same bytes when it is unpacked. */
export const packedEnding = '.br'

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
}

export interface Kept {
  body: Uint8Array
  /** The same, as small as it gets: made when it was built. */
  packed?: Uint8Array | undefined
  kind: string
  tag: string
}

export const tagOf = (body: Uint8Array): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 22)

/** A script that is no file, packed once. */
export const keptScript = (text: string): Kept => ({
  body: Buffer.from(text),
  packed: brotliCompressSync(text),
  kind: kinds['.js'] as string,
  tag: tagOf(Buffer.from(text)),
})

/** Reads a folder of built files into memory, by their path below it. */
export function readAll(folder: string): Map<string, Kept> {
  const files = new Map<string, Kept>()
  if (!existsSync(folder)) return files
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes('.vite') || entry.name.endsWith(packedEnding)) continue
    const path = join(entry.parentPath, entry.name)
    const body = readFileSync(path)
    const packed = path + packedEnding
    files.set(path.slice(folder.length), {
      body,
      packed: existsSync(packed) ? readFileSync(packed) : undefined,
      kind: kinds[extname(path)] ?? 'application/octet-stream',
      tag: tagOf(body),
    })
  }
  return files
}

/** Answers with a file, packed where that is understood; with nothing where it is there already. */
export function answer(c: Context, file: Kept, headers: Record<string, string>): Response {
  const isPacked = file.packed !== undefined && /\bbr\b/.test(c.req.header('accept-encoding') ?? '')
  const etag = isPacked ? `"${file.tag}-br"` : `"${file.tag}"`
  const all = { vary: 'accept-encoding', etag, ...headers }
  if (c.req.header('if-none-match') === etag) return c.body(null, 304, all)
  const body = new Uint8Array(isPacked && file.packed ? file.packed : file.body)
  return c.body(body, 200, {
    'content-type': file.kind,
    ...(isPacked ? { 'content-encoding': 'br' } : {}),
    ...all,
  })
}

/** Whether a browser goes to this address, or somebody says that they read HTML. */
const asksForPage = (c: Context): boolean =>
  c.req.header('sec-fetch-mode') === 'navigate' || (c.req.header('accept') ?? '').includes('text/html')

/**
 * An invented country that is put back from its seed has the same people as the one before it, of whom a browser remembers later days: it
 * would be alarmed, and rightly. So each country asks the browser once to forget what this address kept. Any server can ask that.
 */
function forgetEarlier(c: Context, country: string | undefined): Record<string, string> {
  if (country === undefined) return {}
  // Cookies ignore ports, and two countries may stand side by side.
  const name = `country-${new URL(c.req.url).port}`
  if (getCookie(c, name) === country) return {}
  const cookie = `${name}=${country}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`
  return { 'clear-site-data': '"storage"', 'set-cookie': cookie }
}

/** The address of the words of the door in each language, as the build says. */
function wordsOfDoor(from: string): ReadonlyMap<string, string> {
  const manifest = join(from, 'staff/.vite/manifest.json')
  if (!existsSync(manifest)) return new Map()
  const chunks = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, { file: string }>
  return new Map(
    Object.entries(chunks).flatMap(([source, { file }]) => {
      const [, tag] = /locales\/([\w-]+)\.json\?door$/.exec(source) ?? []
      return tag ? [[tag, `/${file}`] as const] : []
    }),
  )
}

/** What the page will ask for in a moment, said in its headers, since its text is signed: its words, in the language in which it will, and who I am. */
function coming(c: Context, words: ReadonlyMap<string, string>): Record<string, string> {
  const wishes = [c.req.query('lang'), ...(c.req.header('accept-language') ?? '').split(',')]
  const tags = wishes.flatMap((wish) => wish?.trim().split(/[-;]/)[0]?.toLowerCase() ?? [])
  const file = words.get(tags.find((tag) => words.has(tag)) ?? 'en')
  const me = '</api/me>; rel=preload; as=fetch; crossorigin'
  return { link: file ? `<${file}>; rel=modulepreload, ${me}` : me }
}

/** The staff screens and the workers, from a folder of built files; `country` tells an invented country that comes from a seed from others. */
export function staffFiles(from = dist, country?: string): Hono {
  const app = new Hono()
  const files = readAll(join(from, 'staff/'))
  const html = files.get('staff.html')?.body
  const page = html && new TextDecoder().decode(html)
  const words = wordsOfDoor(from)
  workerFiles(app, { kept: 'private, max-age=600' })
  fieldWorker(app)
  app.get('*', (c) => {
    const file = files.get(c.req.path.slice(1))
    if (file && !c.req.path.endsWith('.html'))
      return answer(c, file, { 'cache-control': 'public, max-age=31536000, immutable' })
    if (!['/', '/staff.html'].includes(c.req.path) && !asksForPage(c)) return c.notFound()
    if (page === undefined) return c.text('The screens are not built yet: run `npm run build`.', 503)
    return c.html(page, 200, {
      'cache-control': 'no-store',
      ...coming(c, words),
      ...forgetEarlier(c, country),
    })
  })
  return app
}

/**
 * The workers that hold keys, each with the policy under which nothing can leave it. Their names never change: a page that is loaded asks
 * for them anew (`cache: 'no-cache'`), and only then may starting them within minutes do without a round (`kept`).
 */
export function workerFiles(app: Hono, { kept = 'no-cache' } = {}): void {
  const files = readAll(join(dist, 'workers/'))
  app.get('/workers/:name', (c) => {
    const file = files.get(c.req.param('name'))
    return file
      ? answer(c, file, { 'content-security-policy': workerPolicy, 'cache-control': kept })
      : c.notFound()
  })
}

/** The service worker: at the root, since it serves pages of this host, and under the policy of the host, since it fetches. */
function fieldWorker(app: Hono): void {
  const file = readAll(join(dist, 'workers/')).get('field.js')
  app.get('/field.js', (c) => (file ? answer(c, file, { 'cache-control': 'no-cache' }) : c.notFound()))
}
