// What the licence asks of whoever lets others use the program: every language leads to the source.
import { describe, expect, it } from 'vitest'
import { addresses, exitAddresses } from '../api/addresses.ts'
import { baseNetwork } from '../app/boot.ts'
import { licence, sourceAddress, version } from './about.ts'
import { sourcePages } from './source-page.ts'

const app = sourcePages({ network: () => baseNetwork })

describe('the page about source and licence', () => {
  it.each(baseNetwork.languages)(
    'offers both in %s, in 14 kB, and says nothing of what it is for',
    async (language) => {
      const html = await (await app.request(`/${language}${addresses.source}`)).text()
      expect(html).toContain(`href="${sourceAddress}"`)
      expect(html).toContain(licence)
      expect(html).toContain(version)
      expect(html).toContain(`href="${exitAddresses.leave}"`)
      expect(html).not.toMatch(/victim|víctima|victime|ضحية|жертв|เหยื่อ/i)
      expect(html).not.toMatch(/public\.source/)
      expect(Buffer.byteLength(html)).toBeLessThanOrEqual(14 * 1024)
    },
  )

  it('leads to an address that a browser opens, and names the licence by its code', () => {
    expect(sourceAddress).toMatch(/^https:\/\/[^\s]+[^/]$/)
    expect(sourceAddress).not.toMatch(/\.git$/)
    expect(licence).toBe('AGPL-3.0-or-later')
  })
})
