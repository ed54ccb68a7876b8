// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '7fbab391560dbaea18557773d7d64bdab7b8e6c9ab46c51b17135562b07d26d0',
  coe: '25508b760c07fa67949c517f8762e1a9dbe605c7ccf728c3c3a96ec50d8178a2',
  eu: 'ba527615637df5775c1983daac4d64fd686d8085d541fde785b9b227fb91d10e',
  uk: 'b56e05d8acceb95c65b25fcea79ca92e25aa9be14e4f48d974eb84ee8b71c8ef',
  us: '21f41dec115e26e95886d4c703bd714e2846915e7724c6c1812a8a16ef3bcc94',
}
