//! Relations between two cities.

#[macro_export]
macro_rules! relation_kind {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What two cities call their relation.
            RelationKind {
                /// Sister cities, 友好城市: the closer kind, also called twin towns.
                SisterCity = "SISTER_CITY", "Sister city", "友好城市";
                /// Cities with friendly exchange relations, 友好交流关系城市: the looser kind.
                FriendlyExchange = "FRIENDLY_EXCHANGE", "Friendly exchange city", "友好交流关系城市";
                /// An imported relation whose source does not say.
                Unknown = "UNKNOWN", "Unknown", "未知";
            }
        }
    };
}
relation_kind!(listed, RELATION_KINDS);

#[macro_export]
macro_rules! relation_status {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// Whether a relation is in force.
            RelationStatus {
                /// In force.
                Active = "ACTIVE", "Active", "有效";
                /// Suspended, not ended: it may be taken up again.
                Suspended = "SUSPENDED", "Suspended", "暂停";
                /// Ended.
                Ended = "ENDED", "Ended", "已终止";
                /// Neither certainly in force nor certainly not: its dates are not exact enough to say.
                Unknown = "UNKNOWN", "Unknown", "未知";
            }
            derived {
                /// Not yet established at the date asked for.
                NotYet = "NOT_YET", "Not yet established", "尚未建立";
            }
        }
    };
}
relation_status!(listed, RELATION_STATUSES);
