// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'f17904a74d21565b8270bd643a50f50fc1a38152aba14d61b61291f9242d5976',
  coe: 'a3691c2d28137131f4b25d2aa7400f4066a43a7dded9d9dea934495253d00102',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: '2ce7e8eda07faae37458929c44648595775da2cc42d35f3fa865e21dedaf2a46',
  us: 'd0ee850b9796027e70002e17a74596ca4fa947791a526f50fae3248c9bb44989',
}
