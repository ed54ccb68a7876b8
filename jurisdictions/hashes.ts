// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '9ba53751858dca75c95cfc9a19d142d056fe5bad58a5946aa5527132b365b664',
  coe: '3712569638186abbda227ef4071e3deaa32a6cb9f4f734c91bf923571c192dab',
  eu: 'dc71d646deb2be2fdb9dd4772b66f5dd51aed44bc35dd3b4060402f9e2545b9a',
  uk: 'f044c63e5ba854f11c2fa76a71c483d958269f5589be0620cc7b28223ff53b11',
  us: 'b00a45818537781fcb86bb4632c861b3069a3b8a57a5156448ab94c1d35f8162',
}
