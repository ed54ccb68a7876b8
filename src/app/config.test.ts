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

describe('CONTINUUM_OIDC_ISSUERS', () => {
  it('names providers of one house each: where anybody in the world has an account, its word says nothing', () => {
    const both = 'https://login.house.example/realms/staff https://login.microsoftonline.com/8a6c/v2.0'
    expect(readSettings({ CONTINUUM_OIDC_ISSUERS: both }).issuers).toEqual(both.split(' '))
    for (const one of [
      'https://login.microsoftonline.com/common/v2.0',
      'https://login.microsoftonline.com/organizations/v2.0',
      'https://accounts.google.com',
      'http://login.house.example',
    ])
      expect(() => readSettings({ CONTINUUM_OIDC_ISSUERS: one }), one).toThrow('CONTINUUM_OIDC_ISSUERS')
  })
})

describe('CONTINUUM_VIEWER_URL', () => {
  const staff = 'https://staff.example.org'

  it('is a name below localhost beside a staff host on this machine, and nothing where the staff host has a name and it has none', () => {
    expect(readSettings({}).viewerUrl).toBe('http://viewer.localhost:4603')
    expect(readSettings({ CONTINUUM_VIEWER_PORT: '5000' }).viewerUrl).toBe('http://viewer.localhost:5000')
    expect(readSettings({ CONTINUUM_URL: staff }).viewerUrl).toBeUndefined()
    const viewer = { CONTINUUM_URL: staff, CONTINUUM_VIEWER_URL: 'https://papers.example.net/' }
    expect(readSettings(viewer).viewerUrl).toBe('https://papers.example.net')
  })

  it('is refused where it is the name of another host: cookies of that one would come along', () => {
    const settings = { CONTINUUM_URL: staff, CONTINUUM_PUBLIC_URL: 'https://weather.example.org' }
    for (const taken of [`${staff}:8443`, 'https://weather.example.org'])
      expect(() => readSettings({ ...settings, CONTINUUM_VIEWER_URL: taken })).toThrow(
        'Settings: CONTINUUM_VIEWER_URL is the name of another host.',
      )
  })
})
