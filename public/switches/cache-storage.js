// Switched off in the settings: the agent of this page does without it.
dispatchEvent(new CustomEvent('driftscope:switch-off', { detail: 'cache-storage' }))
