// What `npm run build` made, as the hosts serve it: every file under the policies that hold it in. `npm test` runs this after
// the build, and it fails where nothing is built.

import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { startHosts } from '../src/app/hosts.ts'
import { packedEnding } from '../src/http/files.ts'
import { staffPolicy, viewerPolicy, workerPolicy } from '../src/http/headers.ts'
import { testDatabase } from './database.ts'
import { newNetwork } from './people.ts'

const dist = join(import.meta.dirname, '..', 'dist')
const filesOf = (part: string) =>
  globSync('**/*.*', { cwd: join(dist, part) }).filter(
    (path) => !path.startsWith('.vite') && !path.endsWith(packedEnding),
  )

describe('the built program', async () => {
  const network = await newNetwork(await testDatabase())
  const {
    staff,
    public: open,
    viewer,
  } = startHosts({
    database: network.database,
    secrets: network.secrets,
    network: network.state,
    settings: {
      url: 'https://staff.example.org',
      publicUrl: 'https://weather.example.net',
      viewerUrl: 'https://papers.example.net',
      exitUrl: 'https://example.org',
      data: network.data,
      proxied: true,
    },
    logger: pino({ level: 'silent' }),
  })

  it('serves every file of the staff screens under the staff host’s content security policy', async () => {
    const files = filesOf('staff')
    expect(files.length).toBeGreaterThan(20)
    for (const path of files) {
      const { status, headers } = await staff.request(`/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('content-security-policy'), path).toBe(staffPolicy('https://papers.example.net'))
      expect(headers.get('strict-transport-security'), path).toContain('max-age=63072000')
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('access-control-allow-origin'), path).toBeNull()
      expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
    }
  })

  it('serves every file of the viewer under its policy, and none of them asks for anything but a script of its own host', async () => {
    const files = filesOf('viewer').filter((path) => path !== 'viewer.html')
    expect(files.sort()).toEqual([
      'characters.js',
      'decoders/jbig2_nowasm_fallback.js',
      'decoders/openjpeg_nowasm_fallback.js',
      'frame.js',
      'letters.js',
      'pages.js',
    ])
    for (const path of ['', ...files]) {
      const { status, headers } = await viewer!.request(`/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect(headers.get('content-security-policy'), path).toBe(
        viewerPolicy('https://papers.example.net', 'https://staff.example.org'),
      )
    }
    const page = await (await viewer!.request('/')).text()
    expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).toEqual(['/frame.js'])
  })

  it('lets nothing into a key worker and nothing out of it, on either host', async () => {
    const workers = filesOf('workers')
    // The one that reads a table has no keys, and the script of a package runs in its file alone; both are held in all the same.
    // The service worker does its work at /field.js of the staff host; under this address it could serve no page.
    expect(workers.sort()).toEqual([
      'field.js',
      'opener.js',
      'passphrase.js',
      'receipt-old.js',
      'receipt.js',
      'table.js',
      'vault-old.js',
      'vault.js',
      'words.js',
    ])
    for (const host of [staff, open])
      for (const name of workers) {
        const { status, headers } = await host.request(`/workers/${name}`)
        expect([name, status]).toEqual([name, 200])
        expect(headers.get('content-security-policy'), name).toBe(workerPolicy)
      }
  })
})
