//! What changes are called, how much they hurt, and what they mean for clients.

/// How much a change hurts clients.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Operations that worked are refused, or answers no longer fit.
    Breaking,
    /// Operations still work, but some clients may meet what they do not expect.
    Dangerous,
    /// Nothing changes for those who do not want it.
    Safe,
}

macro_rules! kinds {
    ($($kind:ident, $name:literal, $severity:ident, $meaning:literal;)*) => {
        /// One kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = $meaning] $kind,)*
        }

        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name, that of the reference implementation where that has one.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$kind => Severity::$severity,)*
                }
            }

            /// What it means for clients.
            pub fn meaning(self) -> &'static str {
                match self {
                    $(Self::$kind => $meaning,)*
                }
            }
        }
    };
}

kinds! {
    TypeRemoved, "TYPE_REMOVED", Breaking, "operations that name the type are refused";
    TypeChangedKind, "TYPE_CHANGED_KIND", Breaking, "operations that use the type no longer fit it";
    TypeRemovedFromUnion, "TYPE_REMOVED_FROM_UNION", Breaking,
        "fragments on the type are refused, and answers no longer have it";
    ValueRemovedFromEnum, "VALUE_REMOVED_FROM_ENUM", Breaking, "operations that send the value are refused";
    ImplementedInterfaceRemoved, "IMPLEMENTED_INTERFACE_REMOVED", Breaking,
        "what is asked of the interface no longer finds the type";
    FieldRemoved, "FIELD_REMOVED", Breaking, "operations that name the field are refused";
    FieldChangedKind, "FIELD_CHANGED_KIND", Breaking, "what clients read or send there may no longer fit";
    RequiredInputFieldAdded, "REQUIRED_INPUT_FIELD_ADDED", Breaking, "inputs without the field are refused";
    RequiredArgAdded, "REQUIRED_ARG_ADDED", Breaking, "operations without the argument are refused";
    ArgRemoved, "ARG_REMOVED", Breaking, "operations that give the argument are refused";
    ArgChangedKind, "ARG_CHANGED_KIND", Breaking, "what operations give there may be refused";
    DirectiveRemoved, "DIRECTIVE_REMOVED", Breaking, "operations with the directive are refused";
    DirectiveArgRemoved, "DIRECTIVE_ARG_REMOVED", Breaking, "operations that give the argument are refused";
    RequiredDirectiveArgAdded, "REQUIRED_DIRECTIVE_ARG_ADDED", Breaking,
        "operations with the directive, but without the argument, are refused";
    DirectiveRepeatableRemoved, "DIRECTIVE_REPEATABLE_REMOVED", Breaking,
        "operations with the directive twice in a place are refused";
    DirectiveLocationRemoved, "DIRECTIVE_LOCATION_REMOVED", Breaking,
        "operations with the directive in such a place are refused";
    // The reference implementation does not look at these.
    ArgBecameRequired, "ARG_BECAME_REQUIRED", Breaking,
        "the default is gone: operations without the argument are refused";
    InputFieldBecameRequired, "INPUT_FIELD_BECAME_REQUIRED", Breaking,
        "the default is gone: inputs without the field are refused";
    DirectiveArgBecameRequired, "DIRECTIVE_ARG_BECAME_REQUIRED", Breaking,
        "the default is gone: operations without the argument are refused";
    DirectiveArgChangedKind, "DIRECTIVE_ARG_CHANGED_KIND", Breaking, "what operations give there may be refused";
    OneOfAdded, "ONE_OF_ADDED", Breaking, "inputs with several fields, or none, are refused";
    RootTypeRemoved, "ROOT_TYPE_REMOVED", Breaking, "operations of this kind are refused";
    RootTypeChanged, "ROOT_TYPE_CHANGED", Breaking, "fragments on the old type are refused";

    ValueAddedToEnum, "VALUE_ADDED_TO_ENUM", Dangerous, "answers may have a value that clients do not know";
    TypeAddedToUnion, "TYPE_ADDED_TO_UNION", Dangerous, "answers may have a type that clients do not know";
    ImplementedInterfaceAdded, "IMPLEMENTED_INTERFACE_ADDED", Dangerous,
        "what is asked of the interface may find a type that clients do not know";
    OptionalInputFieldAdded, "OPTIONAL_INPUT_FIELD_ADDED", Dangerous,
        "inputs without the field still work, perhaps otherwise";
    OptionalArgAdded, "OPTIONAL_ARG_ADDED", Dangerous,
        "operations without the argument still work, perhaps otherwise";
    ArgDefaultValueChange, "ARG_DEFAULT_VALUE_CHANGE", Dangerous,
        "operations without the argument may get something else";
    // The reference implementation does not look at these.
    InputFieldDefaultValueChange, "INPUT_FIELD_DEFAULT_VALUE_CHANGE", Dangerous,
        "inputs without the field may mean something else";
    DirectiveArgDefaultValueChange, "DIRECTIVE_ARG_DEFAULT_VALUE_CHANGE", Dangerous,
        "directives without the argument may do something else";
    SpecifiedByChange, "SPECIFIED_BY_CHANGE", Dangerous, "values of the scalar may be written in another way";

    TypeAdded, "TYPE_ADDED", Safe, "it can be used";
    FieldAdded, "FIELD_ADDED", Safe, "it can be asked for";
    FieldChangedKindSafe, "FIELD_CHANGED_KIND_SAFE", Safe, "what clients read or send there still fits";
    ArgChangedKindSafe, "ARG_CHANGED_KIND_SAFE", Safe, "what operations give there is still accepted";
    ArgDefaultValueAdded, "ARG_DEFAULT_VALUE_ADDED", Safe, "operations without the argument use the default";
    DirectiveAdded, "DIRECTIVE_ADDED", Safe, "it can be used";
    OptionalDirectiveArgAdded, "OPTIONAL_DIRECTIVE_ARG_ADDED", Safe, "it can be given";
    DirectiveRepeatableAdded, "DIRECTIVE_REPEATABLE_ADDED", Safe, "it can be used twice in a place";
    DirectiveLocationAdded, "DIRECTIVE_LOCATION_ADDED", Safe, "it can be used in such a place";
    // The reference implementation does not look at these.
    DirectiveArgChangedKindSafe, "DIRECTIVE_ARG_CHANGED_KIND_SAFE", Safe,
        "what operations give there is still accepted";
    DirectiveArgDefaultValueAdded, "DIRECTIVE_ARG_DEFAULT_VALUE_ADDED", Safe,
        "directives without the argument use the default";
    InputFieldDefaultValueAdded, "INPUT_FIELD_DEFAULT_VALUE_ADDED", Safe,
        "inputs without the field use the default";
    OneOfRemoved, "ONE_OF_REMOVED", Safe, "inputs may have several fields";
    RootTypeAdded, "ROOT_TYPE_ADDED", Safe, "operations of this kind are accepted";
    DeprecationAdded, "DEPRECATION_ADDED", Safe, "it still works; move to what the reason names";
    DeprecationRemoved, "DEPRECATION_REMOVED", Safe, "it stays";
    DeprecationChange, "DEPRECATION_CHANGE", Safe, "it still works; read the reason again";
    DescriptionChange, "DESCRIPTION_CHANGE", Safe, "operations work as before; read the description again";
}
