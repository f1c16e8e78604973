/** Names of the error that there is no more room: Chromium and WebKit; Firefox before 132. */
export const QUOTA_ERROR = /^(?:QuotaExceededError|NS_ERROR_DOM_QUOTA_REACHED)$/
