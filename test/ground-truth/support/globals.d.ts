/** Whether the page is built with its bug switched off. */
declare const __MENDED__: boolean
