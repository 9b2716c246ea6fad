import { Try } from '#components/try.tsx'
export default function Page() { return <main><h1>Hei</h1><Try /></main> }
