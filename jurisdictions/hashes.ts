// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '40c6d24cdd734c7aef5d46a6e41cb8112323aa00e916aef6efb16b45343f55b8',
  coe: 'e2b6304f556bb89d9ca651533f0b8130fafc4b2049df4894522fbb4f68f0cc1c',
  eu: 'b0385182265167a9bdba672ebe281679479191699789a3f2b49414b56439a01e',
  uk: '849588cd18758c281bd10c7947cfb071467d6a9821a3a534f9f14fcbef870ce4',
  us: '50a4cf1debe9cc190f104d9439b9a1bf373b35a1613a1ac6caa7a06277185005',
}
