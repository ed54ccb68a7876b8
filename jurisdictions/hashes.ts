// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'af3d53627a34e27575bc0b11ce96f88e3018cae7b05fa1d8b362258287432e7e',
  coe: '30bfd895b1b01ba8de450b85f08d26c9a38f9b564acae63f4fc0bb6bb029fa3b',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: '7afb9992e7d56e57ed873f58b57b7c0b50c357373041ca044fb1418fef2c5e85',
  us: 'ea6d7a79176561f3a7f6aa43454f9f8b95756c6884c17d60cf7560415525b269',
}
