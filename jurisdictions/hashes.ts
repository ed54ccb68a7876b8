// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'ccb6aae4c2f4199b4b5e0f0cae0eb3a2268dfc0e734f481627873c807ff49284',
  coe: '3712569638186abbda227ef4071e3deaa32a6cb9f4f734c91bf923571c192dab',
  eu: 'dc71d646deb2be2fdb9dd4772b66f5dd51aed44bc35dd3b4060402f9e2545b9a',
  uk: 'f044c63e5ba854f11c2fa76a71c483d958269f5589be0620cc7b28223ff53b11',
  us: 'c8e2ef1ad3cfcb7e60478e3a2f0fe274a2f5f55c9dd8a51a19f732aed2dd8cff',
}
