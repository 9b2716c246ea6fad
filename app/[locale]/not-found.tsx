import { NothingHere } from '#components/shell/nothing-here.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'

export default function NotFoundPage() {
  return <PageFrame><NothingHere /></PageFrame>
}
