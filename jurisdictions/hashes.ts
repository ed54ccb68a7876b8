// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'ffca9745fb538147a6ba34e9623c8cdd0f8e464ab0cf2e067c182611e9f702bc',
  coe: '5645c5e7f2d3e66fecc6c625269faab03af8bf58e580e7731b422691fb6bd75a',
  uk: '9877bf639ded0eff89518ed4cf5da72af08452e0a5f764212eb0f46abfe1a8d0',
}
