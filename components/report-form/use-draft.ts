'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Deadline, DraftActions, Problem, Refusal, SaveAnswer, Seen, Values } from './shapes.ts'

export type SaveState =
  | { kind: 'clean' | 'saving' }
  | { kind: 'saved'; at: string }
  /** no network, or the server did not answer: tried again */
  | { kind: 'not-saved' }
  | { kind: 'changed' | 'session-ended' | 'gone' }

export type SendState = { kind: 'idle' | 'sending' } | { kind: 'failed'; why: 'no-answer' | Refusal }

/** From the last key to saving. */
const QUIET_MS = 900
const RETRY_MS = 5_000

/**
 * Keeps a draft as it is typed. One request at a time: what is typed meanwhile goes with the next. Nothing is lost while
 * the window is open: without network or session it is tried again.
 */
export function useDraft(form: UseFormReturn<Record<string, unknown>>, actions: DraftActions, begin: { revision: number; problems: readonly Problem[]; deadline?: Deadline | undefined; lockedChanges?: readonly string[] }) {
  const router = useRouter()
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'clean' })
  const [sendState, setSendState] = useState<SendState>({ kind: 'idle' })
  const [problems, setProblems] = useState(begin.problems)
  const [deadline, setDeadline] = useState(begin.deadline)
  const [lockedChanges, setLockedChanges] = useState(begin.lockedChanges ?? [])
  const revision = useRef(begin.revision)
  /** counts what was typed; saved up to `kept` */
  const typed = useRef(0)
  const kept = useRef(0)
  const running = useRef<Promise<boolean>>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const saveOnce = useCallback(async (over: boolean, anew: boolean | undefined): Promise<boolean> => {
    const upTo = typed.current
    let answer: SaveAnswer
    try {
      answer = await actions.save({ values: structuredClone(form.getValues()) as Values, revision: revision.current, ...(over && { over: true }), ...(anew !== undefined && { anew }) })
    } catch {
      setSaveState({ kind: 'not-saved' })
      return false
    }
    switch (answer.outcome) {
      case 'saved':
        revision.current = answer.revision
        kept.current = upTo
        setProblems(answer.problems)
        setDeadline(answer.deadline)
        setLockedChanges(answer.lockedChanges)
        setSaveState({ kind: 'saved', at: answer.savedAt })
        return true
      case 'sent':
        kept.current = typed.current
        router.replace(answer.href)
        return false
      case 'changed': case 'session-ended': case 'gone':
        setSaveState({ kind: answer.outcome })
        return false
      default: return answer satisfies never
    }
  }, [actions, form, router])

  /** @returns whether everything that was typed is kept now */
  const save = useCallback(async ({ over = false, always = false, anew }: { over?: boolean; always?: boolean; anew?: boolean } = {}): Promise<boolean> => {
    clearTimeout(timer.current)
    while (running.current) await running.current
    if (!always && !over && anew === undefined && kept.current === typed.current) return true
    setSaveState({ kind: 'saving' })
    const mine = running.current = saveOnce(over, anew)
    const done = await mine
    running.current = undefined
    return done && (kept.current === typed.current || save())
  }, [saveOnce])

  const soon = useCallback((ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), ms)
  }, [save])

  useEffect(() => form.subscribe({ formState: { values: true }, callback: () => { typed.current++; soon(QUIET_MS) } }), [form, soon])

  const stuck = saveState.kind === 'not-saved' || saveState.kind === 'session-ended'
  useEffect(() => {
    const unsaved = () => kept.current !== typed.current
    const leaving = (event: BeforeUnloadEvent) => { if (unsaved()) event.preventDefault() }
    const hidden = () => { if (document.visibilityState === 'hidden' && unsaved()) void save() }
    const back = () => { if (stuck && unsaved()) void save() }
    const again = stuck ? setInterval(back, RETRY_MS) : undefined
    addEventListener('beforeunload', leaving)
    addEventListener('online', back)
    addEventListener('focus', back)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      clearInterval(again)
      removeEventListener('beforeunload', leaving)
      removeEventListener('online', back)
      removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', hidden)
    }
  }, [save, stuck])
  useEffect(() => () => { clearTimeout(timer.current); void save() }, [save])

  const sending = useRef(false)
  /** @returns what holds it up; empty when it has gone, or could not be asked */
  const send = useCallback(async (seen?: Seen): Promise<readonly Problem[]> => {
    if (sending.current) return []
    sending.current = true
    setSendState({ kind: 'sending' })
    let stays = true
    try {
      if (!await save({ always: true })) return []
      const answer = await actions.send({ revision: revision.current, ...(seen !== undefined && { seen }) })
      switch (answer.outcome) {
        case 'sent':
          stays = false
          router.replace(answer.href)
          return []
        case 'problems':
          setProblems((before) => [...answer.problems, ...before.filter(({ advice }) => advice)])
          return answer.problems
        case 'no-certificate': case 'no-right': case 'moved-on': case 'elsewhere': case 'unavailable':
          stays = false
          setSendState({ kind: 'failed', why: answer.outcome })
          return []
        case 'changed': case 'session-ended': case 'gone':
          setSaveState({ kind: answer.outcome })
          return []
        default: return answer satisfies never
      }
    } catch {
      // Whether it went is not known here; pressing again finds what became of it, and sends nothing twice.
      stays = false
      setSendState({ kind: 'failed', why: 'no-answer' })
      return []
    } finally {
      sending.current = false
      if (stays) setSendState({ kind: 'idle' })
    }
  }, [actions, router, save])

  /** Of a correction: from replacing to filing anew, or back. The page comes again, with other fields locked. */
  const turn = useCallback(async (anew: boolean): Promise<void> => {
    if (await save({ anew })) router.refresh()
  }, [router, save])

  return { problems, deadline, lockedChanges, saveState, sendState, save, send, turn }
}

export type Draft = ReturnType<typeof useDraft>
