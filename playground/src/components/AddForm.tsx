import { useId, useState } from 'react'

/** One line of text and a button; calls back with what was typed and empties itself. */
export function AddForm({ label, action, onAdd }: { label: string; action: string; onAdd: (text: string) => void }) {
  const [text, setText] = useState('')
  const id = useId()
  return (
    <form
      className="add"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') return
        onAdd(text.trim())
        setText('')
      }}
    >
      <label htmlFor={id} className="hidden">
        {label}
      </label>
      <input
        id={id}
        value={text}
        placeholder={label}
        maxLength={80}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" disabled={text.trim() === ''}>
        {action}
      </button>
    </form>
  )
}
