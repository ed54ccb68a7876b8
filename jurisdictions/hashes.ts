// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '479a6e45584b6d2bf41ba00b48dbf63ab6e7c5c2b188170719ce13a182ba0c04',
  coe: '3712569638186abbda227ef4071e3deaa32a6cb9f4f734c91bf923571c192dab',
  eu: '0d7685b20d09e984788d02da71869ad92f96be03f157fa96cc3c7dbda5e91532',
  uk: '9d21a1f1d534e944d8070c114812a202513c52aa1be288c7aab6e9fe6e2853a5',
  us: 'd0c50129673e693821665adc1e6e086ad0f91460d91e80f907ffe59a139004e2',
}
