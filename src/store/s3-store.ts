// A store in a bucket, by the part of S3's interface that every such server has: PUT, GET, DELETE and ListObjectsV2, by path.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsClient } from 'aws4fetch'
import { Problem } from '../api/problem.ts'
import { eachOf, StoreAway, type Store, type Stored } from './store.ts'

export interface Bucket {
  /** Of the server, without a path. */
  endpoint: string
  bucket: string
  /** Before every name: empty, or with a slash at its end. */
  prefix: string
  region: string
}

export interface BucketKey {
  id: string
  secret: string
}

/** How long one answer may take, in milliseconds, and how often a busy server is asked again, each time after a longer pause. */
export interface Patience {
  within: number
  tries: number
  pause: number
}
/** Of a command that has the night for it. */
export const patient: Patience = { within: 30_000, tries: 6, pause: 200 }
/** While a person waits. */
export const brief: Patience = { within: 8_000, tries: 3, pause: 100 }
/** Whoever asks whether a store is there waits no longer than readiness does. */
const lookWithin = 3_000

const addressForm =
  /^s3:(https?:\/\/[^/?#\s]+)\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w./-]*?))?\/?(?:\?region=([\w-]+))?$/

/** `s3:https://host/bucket/prefix`, with `?region=` where the server has regions. Undefined for anything else. */
export function bucketOf(address: string): Bucket | undefined {
  const [, endpoint, bucket, prefix = '', region = 'us-east-1'] = addressForm.exec(address) ?? []
  if (!endpoint || !bucket || !URL.canParse(endpoint)) return undefined
  const { protocol, hostname, username } = new URL(endpoint)
  const safe = protocol === 'https:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
  if (!safe || username !== '' || prefix.split('/').some((one) => one === '..' || one === '.'))
    return undefined
  return { endpoint, bucket, prefix: prefix === '' ? '' : `${prefix}/`, region }
}

/** The text of a key's file: `ID:SECRET` in one line. */
export function bucketKeyOf(text: string): BucketKey | undefined {
  const [, id, secret] = /^([^:\s]+):(\S+)$/.exec(text.trim()) ?? []
  return id && secret ? { id, secret } : undefined
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const textOf = (xml: string, name: string): string | undefined => {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return found?.replaceAll(/&(\w+);/g, (_, entity: string) => entities[entity] ?? '')
}

interface Page {
  objects: Stored[]
  next: string | undefined
}

/** A page of a listing. Undefined where it is none: an empty list must never be read out of a page of a proxy. */
function pageIn(xml: string, prefix: string): Page | undefined {
  const truncated = textOf(xml, 'IsTruncated')
  if (!/<\/ListBucketResult>\s*$/.test(xml) || (truncated !== 'true' && truncated !== 'false'))
    return undefined
  const objects: Stored[] = []
  for (const [, one = ''] of xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
    const [key, size, at] = ['Key', 'Size', 'LastModified'].map((name) => textOf(one, name))
    if (!key?.startsWith(prefix) || !size || !/^\d+$/.test(size) || !at || Number.isNaN(Date.parse(at)))
      return undefined
    objects.push({ name: key.slice(prefix.length), bytes: Number(size), at: new Date(at) })
  }
  const next = truncated === 'true' ? textOf(xml, 'NextContinuationToken') : undefined
  return truncated === 'true' && !next ? undefined : { objects, next }
}

interface Asked {
  method: 'GET' | 'PUT' | 'DELETE'
  url: string
  body?: Uint8Array
  within?: number
}
interface Answered {
  status: number
  bytes: Uint8Array<ArrayBuffer>
}

/** One request, again where the server is busy or the line broke: each of those that we make may be made twice. */
function askerOf({ endpoint, bucket, region }: Bucket, key: BucketKey, { within, tries, pause }: Patience) {
  const where = `The store ${endpoint}/${bucket}`
  const client = new AwsClient({
    accessKeyId: key.id,
    secretAccessKey: key.secret,
    service: 's3',
    region,
    retries: 0,
  })
  const once = async ({ method, url, body, within: own = within }: Asked): Promise<Answered> => {
    const sum = createHash('sha256')
      .update(body ?? '')
      .digest('hex')
    const signed = await client.sign(url, {
      method,
      headers: { 'x-amz-content-sha256': sum },
      ...(body && { body: new Uint8Array(body) }),
    })
    const response = await fetch(signed, { signal: AbortSignal.timeout(own), redirect: 'error' })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const length = response.headers.get('content-length')
    if (length !== null && Number(length) !== bytes.length && !response.headers.has('content-encoding'))
      throw new Error('the answer ended early')
    return { status: response.status, bytes }
  }
  return async (asked: Asked, accepted: readonly number[]): Promise<Answered> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(asked).catch((error: unknown) => ({ error }))
      const status = 'status' in answer ? answer.status : 0
      if ('status' in answer && accepted.includes(status)) return answer
      if (isFull(answer as Answered)) throw new Problem('refused', { because: 'no-room' })
      const passing = status === 0 || status === 429 || status >= 500
      if (!passing || attempt >= (asked.within ? 1 : tries))
        throw new StoreAway(
          where,
          status === 0 ? 'does not answer' : `answered ${status}${reasonIn(answer as Answered)}`,
          'error' in answer ? answer.error : undefined,
        )
      await sleep(pause * 2 ** (attempt - 1) * (0.5 + Math.random()))
    }
  }
}

/** How servers say that nothing more fits. */
const isFull = (answer: Answered): boolean =>
  answer.status === 507 || /QuotaExceeded|StorageFull/.test(answer.status >= 400 ? reasonIn(answer) : '')

/** The code in an answer's XML: a word of the interface such as AccessDenied, never a key. */
function reasonIn({ bytes }: Answered): string {
  const code = textOf(Buffer.from(bytes.subarray(0, 4096)).toString(), 'Code')
  return code && /^\w{1,60}$/.test(code) ? ` (${code})` : ''
}

/** The store in a bucket that is there already. */
export function s3Store(bucket: Bucket, key: BucketKey, patience: Patience): Store {
  const { endpoint, prefix } = bucket
  const root = `${endpoint}/${bucket.bucket}`
  const ask = askerOf(bucket, key, patience)
  const urlOf = (name: string): string => `${root}/${prefix}${name}`
  const page = async (folder: string, after: string | undefined, most: number, within?: number) => {
    const query = new URLSearchParams({ 'list-type': '2', 'max-keys': String(most), prefix: prefix + folder })
    if (after !== undefined) query.set('continuation-token', after)
    // Signed and sent as the same text: a blank is %20 in both.
    const url = `${root}?${query.toString().replaceAll('+', '%20')}`
    const { bytes } = await ask({ method: 'GET', url, ...(within && { within }) }, [200])
    const found = pageIn(Buffer.from(bytes).toString(), prefix)
    if (!found) throw new StoreAway(`The store ${root}`, 'answered with what is no list of objects')
    return found
  }
  const list: Store['list'] = async function* (folder) {
    let after: string | undefined
    do {
      const { objects, next }: Page = await page(folder, after, 1000)
      if (objects.length > 0) yield objects
      after = next
    } while (after !== undefined)
  }
  const drop: Store['drop'] = (names) =>
    eachOf(
      names,
      8,
      async (name) => void (await ask({ method: 'DELETE', url: urlOf(name) }, [204, 200, 404])),
    )
  return {
    where: `s3:${root}/${prefix}`,
    put: async (name, body) => void (await ask({ method: 'PUT', url: urlOf(name), body }, [200])),
    async read(name) {
      const { status, bytes } = await ask({ method: 'GET', url: urlOf(name) }, [200, 404])
      if (status === 200) return bytes
      // A bucket that is not there is no object that is not there.
      if (textOf(Buffer.from(bytes).toString(), 'Code') === 'NoSuchBucket')
        throw new StoreAway(`The store ${root}`, 'answered 404 (NoSuchBucket)')
      return undefined
    },
    list,
    settle: () => Promise.resolve(),
    drop,
    async clear(folder) {
      for await (const objects of list(folder)) await drop(objects.map(({ name }) => name))
    },
    look: async () => void (await page('', undefined, 1, lookWithin)),
    room: () => Promise.resolve(undefined),
  }
}
