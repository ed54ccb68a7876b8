// The addresses in the settings, as people write them by mistake.
import { describe, expect, it } from 'vitest'
import { readSettings } from './config.ts'

describe('CONTINUUM_URL', () => {
  it('with a slash at its end is the address that a browser calls by', () => {
    expect(readSettings({ CONTINUUM_URL: 'https://Staff.example.org/' }).url).toBe(
      'https://staff.example.org',
    )
    expect(readSettings({ CONTINUUM_URL: 'http://localhost:4600' }).url).toBe('http://localhost:4600')
    expect(readSettings({ CONTINUUM_PUBLIC_URL: 'http://127.0.0.1:4601/' }).publicUrl).toBe(
      'http://127.0.0.1:4601',
    )
  })

  it.each([
    'http://staff.example.org',
    'https://example.org/staff',
    'https://example.org/?x',
    'staff.example.org',
  ])('is refused as %s, with what it should be and without repeating it', (address) => {
    for (const setting of ['CONTINUUM_URL', 'CONTINUUM_PUBLIC_URL']) {
      const told = () => readSettings({ [setting]: address })
      expect(told).toThrow(`Settings: ${setting} is not an https:// address without a path.`)
      expect(told).not.toThrow(address)
    }
  })
})
