// Whether somebody still looks at this page: long work ends after its present step when it is left.
import { useCallback, useEffect, useRef } from 'react'

export function useIsThere(): () => boolean {
  const isThere = useRef(true)
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  return useCallback(() => isThere.current, [])
}
