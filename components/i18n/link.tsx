import type { ComponentProps } from 'react'
import { Link as LocalizedLink } from './navigation.ts'

/**
 * A link to a page in the same language. Nothing is fetched before it is followed: reading a page is logged as
 * disclosure, so a page may not be read because a link to it came into view.
 */
export function Link(props: ComponentProps<typeof LocalizedLink>) {
  return <LocalizedLink prefetch={false} {...props} />
}
