// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '69c661b6dd23f1044a1858943f8452a24c6cd57ff10b5cd6fb7d740542de2853',
  coe: '86fd36d69644b478c44b76acec98014919dbd9d952676a6e2a6700015eb903bf',
  eu: 'de9dc359784be30de1814c0f23c563cc05a4e9cceb35b8749a2894f25d583457',
  uk: '70cd0ff1f08fab0665e6a19444a8bc6d4d63128c606be58f80a641cc8ed8e1d2',
  us: '082121fef2db028117c94e4a125c8f423e6c0c6ec4336387c38e5a5f94d8e379',
}
