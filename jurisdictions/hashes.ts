// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '6877bb74add985cbe7a5b0f5d7f6ea0282da2674c8359149455425f168777d89',
  coe: '86fd36d69644b478c44b76acec98014919dbd9d952676a6e2a6700015eb903bf',
  eu: '053361947b0c85d2773514b77dbf7f0e456fdd4ce21c171475f7806607b47bf1',
  uk: 'a0693788fc8926dbc6cdf8de8fe0c8b5f2d5891df02197e430b857a20b1f2b4e',
  us: '29f2e3c8484bacfcb9d28ac81e7d99a77c45c968474faf69ee441e5d745352ca',
}
