// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '9217568bb7fc874ce80932b0f398583573d05b2e4110622e5807b71bef5cd5ed',
  coe: '4fc66ab178b3b1ba33217d318e80c830628eadd856197ec77de8f6e7afaaa97c',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: 'cde692bc000802dafbf627f7b959d019a19f0b325a20162144d82f36c72316e5',
  us: 'ea040490809e1ae07e373f0d70e5a68fa21f6efffdd52adf9f2d708b95e6aaf2',
}
