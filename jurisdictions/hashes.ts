// SHA-256 of each pack's file as it was released; written by `npm run packs`.
export const hashes: Readonly<Record<string, string>> = {
  palermo: 'a571274a997a6f7b1c72a13d001c3087509ee6d94d5a4fd8f8db440545b9080d',
  coe: '39e343f6bdcf9a910db1e95fb7b9a735170b03dd99eaa4564255fa1042aea041',
  eu: '8f71def3316fd072e967a2fa169cda12f8655acd3582fc73556480a2136f98df',
  uk: '37895282f486797e8337e252dacb9d39359bc42730a20396f0a6442048829cd4',
  us: '42e5b506226cc3e534a7a80f159ec89198c1a7b30e190e87a9039de683e5f893',
}
