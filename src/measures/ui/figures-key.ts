// Under which the released tables are kept in a browser, so that whoever changes one has them read again.
export const figuresKey = ['figures']
