// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'ad494d73b6acb40104397b9f8984ce522a9de290d259c9e892951ed21cc9dc4c',
  coe: '13f78dbf3bd57c6020ddd51f917866ea5fd420018a717aa25686a2aa98328b7d',
  eu: '2b98e0e4394a533e93d5fe0fe4ea1e36db4fe4bd72bbf6ee3c452693763234a4',
  uk: '7346f6182726fd06e39d041f3218c0e58ebed44834e2d4a6f60631eca6bf702d',
  us: 'ee590751d32432e260f3b57b522f2fe4783ec907ee767cc55138dfd666dc2ab5',
}
