// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '0e4dc08aa29f0f70d3097a62ddde436a33c66a52235a0b510d5f57f353f1513c',
  coe: '86fd36d69644b478c44b76acec98014919dbd9d952676a6e2a6700015eb903bf',
  eu: '053361947b0c85d2773514b77dbf7f0e456fdd4ce21c171475f7806607b47bf1',
  uk: 'a0693788fc8926dbc6cdf8de8fe0c8b5f2d5891df02197e430b857a20b1f2b4e',
  us: '69106a2de63a188df8e1976f4b2d7d8b19eea1617a1c930e9104262d2321f3e2',
}
