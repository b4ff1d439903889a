//! Notes of the editors.

#[macro_export]
macro_rules! note_kind {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What an editor's note says about the source.
            NoteKind {
                /// A name or word is misspelt.
                Misspelling = "MISSPELLING", "Misspelling", "拼写错误";
                /// The statement is wrong; `correction` says what is right.
                Wrong = "WRONG", "Wrong", "内容有误";
                /// It can be read in two ways.
                Ambiguous = "AMBIGUOUS", "Ambiguous", "有歧义";
                /// The source contradicts itself.
                Conflicting = "CONFLICTING", "Conflicting", "前后矛盾";
                /// It was right once; `correction` says what is right now.
                Outdated = "OUTDATED", "Outdated", "已过时";
                /// Anything else that a reader should know.
                Remark = "REMARK", "Remark", "备注";
            }
        }
    };
}
note_kind!(listed, NOTE_KINDS);

#[macro_export]
macro_rules! certainty {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// How sure the editor is.
            Certainty {
                /// No doubt is left.
                Sure = "SURE", "Sure", "确定";
                /// More likely than not.
                Likely = "LIKELY", "Likely", "很可能";
                /// A doubt that a reader should know of.
                Unsure = "UNSURE", "Unsure", "存疑";
            }
        }
    };
}
certainty!(listed, CERTAINTIES);

#[macro_export]
macro_rules! standing {
    ($form:ident $($with:tt)*) => {
        $form! {
            [$($with)*]
            /// What the editors' notes make of a fact, so that a program can tell what it should not rely on.
            /// A note on the whole entry changes no standing.
            Standing {
                /// No note speaks against it.
                Unchallenged = "UNCHALLENGED", "Unchallenged", "无异议";
                /// It was right once; a note is sure, or finds it likely, that it no longer is.
                Outdated = "OUTDATED", "Outdated", "已过时";
                /// A note doubts it, finds it ambiguous, or finds that the source contradicts itself.
                Doubtful = "DOUBTFUL", "Doubtful", "存疑";
                /// A note is sure that it is wrong or misspelt.
                Wrong = "WRONG", "Wrong", "有误";
            }
        }
    };
}
standing!(listed, STANDINGS);
