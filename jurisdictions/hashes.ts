// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '69c661b6dd23f1044a1858943f8452a24c6cd57ff10b5cd6fb7d740542de2853',
  coe: '86fd36d69644b478c44b76acec98014919dbd9d952676a6e2a6700015eb903bf',
  eu: 'de9dc359784be30de1814c0f23c563cc05a4e9cceb35b8749a2894f25d583457',
  uk: '209ff5358821e627730bb5793f2c55df30ab46c3583e78edcfc909fcde24f53b',
  us: '58e7cd9c6745fa5be4520fe250e797f427f6403044c7e257c353406312b55d97',
}
