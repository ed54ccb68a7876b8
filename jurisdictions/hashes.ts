// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: '2189f3ee3fe9b49e1495f7629773427c2d84dbc1ca0265d88ada3ec16420ad6d',
  coe: '39e343f6bdcf9a910db1e95fb7b9a735170b03dd99eaa4564255fa1042aea041',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: '37895282f486797e8337e252dacb9d39359bc42730a20396f0a6442048829cd4',
  us: '42e5b506226cc3e534a7a80f159ec89198c1a7b30e190e87a9039de683e5f893',
}
