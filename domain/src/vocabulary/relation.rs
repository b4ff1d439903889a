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
                /// A memorandum of understanding or a letter of intent: less than an agreement.
                Memorandum = "MEMORANDUM", "Memorandum of understanding", "谅解备忘录";
                /// A cooperation agreement, often for some fields or years only.
                Cooperation = "COOPERATION", "Cooperation agreement", "合作协议";
                /// A partnership for a project, such as a climate partnership.
                Project = "PROJECT", "Project partnership", "项目合作";
                /// Contacts without an agreement.
                Contact = "CONTACT", "Contact", "联络往来";
                /// A partnership of two places of one country, where its list keeps these apart.
                Domestic = "DOMESTIC", "Domestic partnership", "国内结对";
                /// An imported relation whose source does not say, or says it in words that nobody knows.
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
