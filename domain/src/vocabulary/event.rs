//! Events.

#[macro_export]
macro_rules! event_kind {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// The kind of an event.
            EventKind {
                /// A founding or opening, such as of a university.
                Founded = "FOUNDED", "Founding", "创立";
                /// A change of status, such as becoming a city or a capital.
                StatusChange = "STATUS_CHANGE", "Change of status", "地位变更";
                /// An agreement.
                Agreement = "AGREEMENT", "Agreement", "协议";
                /// Anything else that happened.
                History = "HISTORY", "History", "历史";
            }
            derived {
                /// The signing of a relation.
                RelationEstablished = "RELATION_ESTABLISHED", "Relation established", "建立关系";
                /// The end of a relation.
                RelationEnded = "RELATION_ENDED", "Relation ended", "终止关系";
            }
        }
    };
}
event_kind!(listed, EVENT_KINDS);
