import { getTranslations } from 'next-intl/server'
import { Alert } from '#components/ui/alert.tsx'
import buttons from '#components/ui/button.module.css'
import { registerFailure } from '#lib/portal/register-failure.ts'
import { ifVisible, NotFoundHere } from '../session/not-found.tsx'

export type Asked<T> = { found: T } | { missing: 'nothing' | 'unavailable' | 'not-offered' }

/** What a use case finds in the register; why not, where it does not. */
export async function asked<T>(work: Promise<T>): Promise<Asked<T>> {
  try {
    const answer = await ifVisible(work.then((value) => ({ value })))
    return answer ? { found: answer.value } : { missing: 'nothing' }
  } catch (error) {
    const failure = registerFailure(error)
    if (failure) return { missing: failure }
    throw error
  }
}

/** In place of a page about what the register has. @param title of the page */
export async function NothingFound({ missing, title }: { missing: 'nothing' | 'unavailable' | 'not-offered'; title: string }) {
  if (missing === 'nothing') return <NotFoundHere />
  const t = await getTranslations('reports.trouble')
  return (
    <>
      <h1>{title}</h1>
      {missing === 'unavailable'
        ? <><Alert tone="warn" title={t('unavailableTitle')}><p>{t('unavailable')}</p></Alert><a href="" className={buttons.primary}>{t('retry')}</a></>
        : <Alert tone="info" title={t('notOfferedTitle')}><p>{t('notOffered')}</p></Alert>}
    </>
  )
}
