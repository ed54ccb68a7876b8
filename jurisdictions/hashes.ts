// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'ca694e81ca9937fd177c6bb9bba346cd986fc2cde1634851196c34b7d1ae8a1b',
  coe: '86881fcfffc1b0172d5cbc6af5f572d6adc3525ce9b3cc6f063ee5de16ce1813',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: 'b3a0fc936275bf15308ca84d269e28fabbf3c2d89f7117d71d3aa0d1a9602f33',
  us: 'c09003ad17b87057c8a4027316a2fe040eb0d34738b96b69a0d79cf8a4b79331',
}
