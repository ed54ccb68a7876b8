// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'd107ce3fc50d3a47a10f1801cd0f9113d414f22a93a2eca8a5eeb3e9c41dad72',
  coe: '13f78dbf3bd57c6020ddd51f917866ea5fd420018a717aa25686a2aa98328b7d',
  eu: '2b98e0e4394a533e93d5fe0fe4ea1e36db4fe4bd72bbf6ee3c452693763234a4',
  uk: '7346f6182726fd06e39d041f3218c0e58ebed44834e2d4a6f60631eca6bf702d',
  us: 'ee590751d32432e260f3b57b522f2fe4783ec907ee767cc55138dfd666dc2ab5',
}
