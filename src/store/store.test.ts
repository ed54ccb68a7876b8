// One set of promises for each kind of store; a bucket of a real server keeps them too where STORE_BUCKET is its address and STORE_KEY its key
// (docs/tests.md). Then what a bucket does when its server is busy, away, or no S3 at all.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { startBucketServer } from '../../test/bucket-server.ts'
import { folderStore } from './folder-store.ts'
import { bucketKeyOf, bucketOf, patient, s3Store } from './s3-store.ts'
import { eachOf, type Store } from './store.ts'

const folder = mkdtempSync(join(tmpdir(), 'continuum-store-'))
const served = await startBucketServer({ pages: 3 })
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await served.stop()
})

const hasty = { within: 1_000, tries: 3, pause: 1 }
const stores: [string, Store][] = [
  ['a folder', folderStore(join(folder, 'objects'))],
  ['a bucket', s3Store(served.bucket, served.key, hasty)],
]
const real = process.env['STORE_BUCKET']
if (real) {
  const bucket = { ...bucketOf(real)!, prefix: `test-${randomBytes(6).toString('hex')}/` }
  stores.push([
    'a bucket of a real server',
    s3Store(bucket, bucketKeyOf(process.env['STORE_KEY'] ?? '')!, patient),
  ])
}
const namesIn = async (store: Store, below: string): Promise<string[]> => {
  const names: string[] = []
  for await (const objects of store.list(below)) names.push(...objects.map(({ name }) => name))
  return names
}

describe.each(stores)('%s', (_kind, store) => {
  const bytes = new Uint8Array(randomBytes(300_000))

  it('answers before anything lies in it', async () => {
    await store.look()
    expect(await namesIn(store, '')).toEqual([])
    expect(await store.read('ab/none')).toBeUndefined()
    await store.drop(['ab/none'])
    await store.clear('ab/')
  })

  it('gives back what was put, to the byte, and what was put last', async () => {
    await store.put('ab/one/0000', bytes)
    await store.put('ab/one/0001', new Uint8Array([7]))
    await store.put('ab/one/0001', new Uint8Array([1, 2, 3]))
    await store.settle('ab/one/')
    expect(Buffer.from((await store.read('ab/one/0000'))!).equals(bytes)).toBe(true)
    expect(await store.read('ab/one/0001')).toEqual(new Uint8Array([1, 2, 3]))
    await store.put('empty', new Uint8Array())
    expect(await store.read('empty')).toEqual(new Uint8Array())
    await store.drop(['empty'])
  })

  it('lists folder by folder, in order, beyond what one page of a list holds', async () => {
    for (let n = 0; n < 8; n += 1) await store.put(`cd/many/000${n}`, new Uint8Array(n))
    await store.put('ab/one.more', new Uint8Array(2))
    expect(await namesIn(store, 'cd/many/')).toEqual(Array.from({ length: 8 }, (_, n) => `cd/many/000${n}`))
    expect((await namesIn(store, '')).filter((name) => name.startsWith('cd/'))).toHaveLength(8)
    const before = Date.now()
    for await (const [first] of store.list('ab/one/')) {
      expect(first).toMatchObject({ name: 'ab/one/0000', bytes: bytes.length })
      expect(Math.abs(first!.at.getTime() - before)).toBeLessThan(60_000)
    }
  })

  it('takes away what is named, then a whole folder, and nothing beside it', async () => {
    await store.drop(['cd/many/0003', 'cd/many/0004'])
    expect(await namesIn(store, 'cd/many/')).toHaveLength(6)
    await store.clear('cd/many/')
    await store.clear('ab/one/')
    expect(await namesIn(store, '')).toEqual(['ab/one.more'])
    await store.drop(['ab/one.more'])
  })
})

it('what was half written into a folder is no object, and goes with its folder', async () => {
  const store = folderStore(join(folder, 'half'))
  await store.put('ab/one/0000', new Uint8Array(4))
  writeFileSync(join(folder, 'half/ab/one/0001.0123456789ab'), 'half')
  expect(await namesIn(store, '')).toEqual(['ab/one/0000'])
  await store.clear('ab/one/')
  expect(readdirSync(join(folder, 'half/ab'))).toEqual([])
})

describe('a bucket whose server', () => {
  const store = s3Store(served.bucket, served.key, hasty)
  afterEach(() => void (served.state.fault = undefined))
  const failing = (times: number, status: number, body = '') => {
    let left = times
    served.state.fault = (_request, response) => {
      left -= 1
      if (left < 0) return false
      response.writeHead(status, { 'content-type': 'application/xml' }).end(body)
      return true
    }
  }

  it('is busy is asked again after a pause, and nothing is lost', async () => {
    failing(2, 503, '<Error><Code>SlowDown</Code></Error>')
    await store.put('busy', new Uint8Array([5]))
    failing(2, 500)
    expect(await store.read('busy')).toEqual(new Uint8Array([5]))
  })

  it('stays busy is away: told to people as unavailable, to an operator in words', async () => {
    failing(9, 503, '<Error><Code>SlowDown</Code></Error>')
    await expect(store.put('never', new Uint8Array([5]))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^The store http:\/\/127.*\/continuum answered 503 \(SlowDown\)\.$/),
    })
    served.state.fault = undefined
    expect(await store.read('never')).toBeUndefined()
  })

  it('refuses the key is asked once', async () => {
    const other = s3Store(served.bucket, { ...served.key, secret: 'another' }, hasty)
    const before = served.state.requests
    await expect(other.read('busy')).rejects.toThrow('answered 403 (SignatureDoesNotMatch)')
    expect(served.state.requests - before).toBe(1)
  })

  it('has no such bucket is not an empty one', async () => {
    const other = s3Store({ ...served.bucket, bucket: 'elsewhere' }, served.key, hasty)
    await expect(other.read('busy')).rejects.toThrow('NoSuchBucket')
    await expect(other.look()).rejects.toThrow('NoSuchBucket')
  })

  it.each([
    ['a page of a proxy', '<html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['half a list', '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>papers/a</Key>'],
    ['a list without its end', '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'],
    [
      'objects of somebody else',
      '<ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>other/a</Key><Size>1</Size><LastModified>2026-01-01T00:00:00Z</LastModified></Contents></ListBucketResult>',
    ],
  ])('answers %s is not read as an empty list', async (_what, body) => {
    failing(1, 200, body)
    await expect(namesIn(store, '')).rejects.toThrow('no list of objects')
  })

  it('cuts an answer short, or closes the line, is asked again', async () => {
    let cut = 2
    served.state.fault = (_request, response) => {
      cut -= 1
      if (cut < 0) return false
      response.writeHead(200, { 'content-length': '9' })
      response.write('12')
      response.destroy()
      return true
    }
    expect(await store.read('busy')).toEqual(new Uint8Array([5]))
  })

  it('sends elsewhere is not followed', async () => {
    served.state.fault = (_request, response) => {
      response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end()
      return true
    }
    await expect(store.read('busy')).rejects.toThrow('does not answer')
  })

  it('has no room says so like a full disk', async () => {
    failing(1, 507)
    await expect(store.put('big', new Uint8Array(1))).rejects.toMatchObject({
      detail: { because: 'no-room' },
    })
    failing(1, 403, '<Error><Code>QuotaExceeded</Code></Error>')
    await expect(store.put('big', new Uint8Array(1))).rejects.toMatchObject({
      detail: { because: 'no-room' },
    })
  })

  it('is gone does not answer', async () => {
    const gone = s3Store({ ...served.bucket, endpoint: 'http://127.0.0.1:9' }, served.key, hasty)
    await expect(gone.look()).rejects.toThrow('http://127.0.0.1:9/continuum does not answer')
  })
})

it('an address is a bucket by TLS, or on this machine, and never leads out of its prefix', () => {
  expect(bucketOf('s3:https://s3.example.org/country/papers/?region=eu-1')).toEqual({
    endpoint: 'https://s3.example.org',
    bucket: 'country',
    prefix: 'papers/',
    region: 'eu-1',
  })
  expect(bucketOf('s3:http://127.0.0.1:9000/country')).toMatchObject({ prefix: '', region: 'us-east-1' })
  for (const other of [
    's3:http://s3.example.org/country',
    's3:https://key:secret@s3.example.org/country',
    's3:https://s3.example.org/',
    's3:https://s3.example.org/country/../other',
    's3://country/papers',
    '/var/lib/papers',
  ])
    expect(bucketOf(other), other).toBeUndefined()
  expect(bucketKeyOf('id:sec/ret+\n')).toEqual({ id: 'id', secret: 'sec/ret+' })
  expect(bucketKeyOf('only-one')).toBeUndefined()
})

it('of several things done at once the first failure is the answer, and nothing more is begun', async () => {
  const begun: number[] = []
  const work = async (one: number) => {
    begun.push(one)
    await Promise.resolve()
    if (one === 2) throw new Error('two')
  }
  await expect(eachOf([1, 2, 3, 4, 5, 6, 7, 8, 9], 2, work)).rejects.toThrow('two')
  expect(begun.length).toBeLessThan(6)
})
