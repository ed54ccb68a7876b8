// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '5202465f964ebed59bfa0d10b81be5f2d3af38d08e3e041ce462b7118a6347c2',
  coe: '3712569638186abbda227ef4071e3deaa32a6cb9f4f734c91bf923571c192dab',
  eu: 'dc71d646deb2be2fdb9dd4772b66f5dd51aed44bc35dd3b4060402f9e2545b9a',
  uk: 'f044c63e5ba854f11c2fa76a71c483d958269f5589be0620cc7b28223ff53b11',
  us: '33ea005f1e007adc1d91ba1950f80df6f3a6295f49b45438545567d79768a61b',
}
