// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'cbfc6e86180474cce07e5653d677888939f514f96a3bd6b67b3f16cf24509f03',
  coe: 'e2b6304f556bb89d9ca651533f0b8130fafc4b2049df4894522fbb4f68f0cc1c',
  eu: 'b0385182265167a9bdba672ebe281679479191699789a3f2b49414b56439a01e',
  uk: '62580065d9d641dfa55f9d6434adfa1966a0e9a7c2983b1fbf31d2b71337d0c7',
  us: '46c91016f92d465bb83a3585b4407232e39be3943eed6aea8e0cd7e907183b30',
}
