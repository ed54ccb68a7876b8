// A server that speaks the part of S3 which a store uses, for tests: it checks every signature by itself, and misbehaves when it is told to. What
// a real server says stands in docs/tests.md; the same tests run against one where STORE_BUCKET names its bucket.
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bucket, BucketKey } from '../src/store/s3-store.ts'

/** What it does instead of answering. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => boolean

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: string | Uint8Array, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest()

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)

/** Whether the request bears the signature of this key (AWS Signature Version 4), over the body that came. */
function isSigned(request: IncomingMessage, url: URL, body: Uint8Array, key: BucketKey): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([\w-]+)\/s3\/aws4_request, SignedHeaders=([\w;-]+), Signature=(\w{64})$/
  const [, id, day = '', region = '', headers = '', signature] =
    form.exec(request.headers.authorization ?? '') ?? []
  if (id !== key.id || request.headers['x-amz-content-sha256'] !== sha256(body)) return false
  const query = [...url.searchParams]
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&')
  const named = headers.split(';').map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
  const canonical = [request.method, url.pathname, query, named.join(''), headers, sha256(body)].join('\n')
  const moment = String(request.headers['x-amz-date'])
  const text = ['AWS4-HMAC-SHA256', moment, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const signing = [day, region, 's3', 'aws4_request'].reduce<string | Uint8Array>(
    (made, part) => hmac(made, part),
    `AWS4${key.secret}`,
  )
  return moment.startsWith(day) && hmac(signing, text).toString('hex') === signature
}

const xml = (response: ServerResponse, status: number, text: string): void =>
  void response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n${text}`)

interface Kept {
  bytes: Uint8Array
  at: Date
}

function listed(objects: ReadonlyMap<string, Kept>, query: URLSearchParams, largest: number): string {
  const most = Math.min(Number(query.get('max-keys') ?? 1000), largest)
  const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? '']
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort()
  const page = names.slice(0, most)
  const contents = page.map((name) => {
    const { bytes, at } = objects.get(name)!
    return `<Contents><Key>${name}</Key><LastModified>${at.toISOString()}</LastModified><Size>${bytes.length}</Size></Contents>`
  })
  const more = names.length > page.length
  const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return `<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
}

/** Starts one with a single bucket. `pages` is how many objects a page of a list holds at most. */
export async function startBucketServer({ pages = 1000 } = {}) {
  const key = { id: 'papers', secret: 'a/secret+of:signs=' }
  const objects = new Map<string, Kept>()
  const state: { fault: Fault | undefined; requests: number } = { fault: undefined, requests: 0 }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = new Uint8Array(Buffer.concat(chunks))
    state.requests += 1
    if (state.fault?.(request, response)) return
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (!isSigned(request, url, body, key))
      return xml(response, 403, '<Error><Code>SignatureDoesNotMatch</Code></Error>')
    const [, bucket, name] = /^\/([^/]+)(?:\/(.*))?$/.exec(decodeURIComponent(url.pathname)) ?? []
    if (bucket !== 'continuum') return xml(response, 404, '<Error><Code>NoSuchBucket</Code></Error>')
    if (!name) return xml(response, 200, listed(objects, url.searchParams, pages))
    if (request.method === 'PUT') objects.set(name, { bytes: body, at: new Date() })
    else if (request.method === 'DELETE') objects.delete(name)
    const found = objects.get(name)
    if (request.method === 'DELETE') response.writeHead(204).end()
    else if (!found) xml(response, 404, '<Error><Code>NoSuchKey</Code></Error>')
    else response.writeHead(200).end(request.method === 'PUT' ? undefined : found.bytes)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const bucket: Bucket = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bucket: 'continuum',
    prefix: 'papers/',
    region: 'us-east-1',
  }
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped())
      server.closeAllConnections()
    })
  return { bucket, key, objects, state, stop }
}
