'use client'
import { useState, type FocusEvent, type SubmitEvent } from 'react'
import type { z } from 'zod'
import { errorTexts } from './field-errors.ts'
import type { FieldErrors } from './form-state.ts'

/**
 * Tells of mistakes while a form is filled in: a field when it is left, everything when the form is to be sent. The
 * server judges by the same schema again, with or without this.
 * @param schema its messages are keys that `textOf` knows
 * @param fromServer what the server found the last time; a new object each time
 */
export function useFieldFeedback(schema: z.ZodType, textOf: (key: string) => string, fromServer: FieldErrors | undefined) {
  const [judged, setJudged] = useState({ fromServer, summary: fromServer, errors: fromServer ?? {} })
  if (judged.fromServer !== fromServer) setJudged({ fromServer, summary: fromServer, errors: fromServer ?? {} })

  const judge = (form: HTMLFormElement): FieldErrors => {
    const parsed = schema.safeParse(Object.fromEntries(new FormData(form)))
    return parsed.success ? {} : errorTexts(parsed.error, textOf)
  }
  const recheck = (form: HTMLFormElement, name: string) => {
    const { [name]: error } = judge(form)
    setJudged((before) => {
      const { [name]: _old, ...others } = before.errors
      return { ...before, errors: error === undefined ? others : { ...others, [name]: error } }
    })
  }
  return {
    /** at the fields */
    errors: judged.errors,
    /** when the form was last sent */
    summary: judged.summary,
    /** after a field was filled in by the page itself */
    recheck,
    onBlur({ target, currentTarget: form }: FocusEvent<HTMLFormElement>) {
      const { name, value } = target as Partial<HTMLInputElement>
      // Passing by an empty field is no mistake yet.
      if (name && (value || name in judged.errors)) recheck(form, name)
    },
    onSubmit(event: SubmitEvent<HTMLFormElement>) {
      const errors = judge(event.currentTarget)
      if (Object.keys(errors).length === 0) return
      event.preventDefault()
      setJudged((before) => ({ ...before, summary: errors, errors }))
    },
  }
}
