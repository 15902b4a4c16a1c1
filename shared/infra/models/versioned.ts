/**
 * What every published aggregate carries. `version` counts its changes; `changeId` names the last one, so that an
 * activity that runs again recognizes its own write and publishes that version once more instead of writing again.
 */
export interface Versioned {
  _id: string;
  version: number;
  changeId: string;
  createdAt: Date;
  updatedAt: Date;
  /** Every change so far, where an aggregate keeps its own story: orders and payments do, from version 0 on. */
  history?: Change[];
}

/** One change of an aggregate, as `version` and `changeId` said it then. */
export interface Change {
  version: number;
  changeId: string;
  at: Date;
}

/** Schema members of `Versioned`. */
export const versionedFields = {
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  changeId: { type: String, required: true },
  createdAt: { type: Date, required: true },
  updatedAt: { type: Date, required: true },
} as const;

/** Of aggregates that keep their story; documents from before there was one have none. */
export const historyField = {
  history: {
    type: [{ version: Number, changeId: String, at: Date, _id: false }],
    default: undefined,
  },
} as const;

/** We version documents ourselves; mongoose's own `__v` and timestamps stay out of the way. */
export const schemaOptions = { versionKey: false, timestamps: false, minimize: false, strict: 'throw' } as const;

export const moneyFields = {
  amount: { type: Number, required: true },
  currency: { type: String, required: true },
} as const;
