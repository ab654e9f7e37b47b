package dev.chronicle.capture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.chronicle");

  @Test
  void call_importsNothingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.call")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.chronicle.capture..")
        .check(MODULE);
  }

  @Test
  void value_knowsOnlyCall() {
    noClasses()
        .that()
        .resideInAPackage("dev.chronicle.capture.value..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.<JavaClass>describe(
                "Chronicle's own, but for call and value",
                type ->
                    type.getPackageName().startsWith("dev.chronicle")
                        && !type.getPackageName().equals("dev.chronicle.call")
                        && !type.getPackageName().startsWith("dev.chronicle.capture.value")))
        .check(MODULE);
  }

  @Test
  void module_knowsNoDatabaseAndNoSdk() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.sqlite..", "org.jdbi..", "dev.chronicle.store..", "io.opentelemetry.sdk..")
        .check(MODULE);
  }

  @Test
  void onlyTheJdbcAdapter_knowsDatasourceProxy() {
    classes()
        .that()
        .resideOutsideOfPackage("dev.chronicle.capture.jdbc")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("net.ttddyy..")
        .check(MODULE);
  }

  @Test
  void packages_haveNoCycles_butCaptureWithItsInternals() {
    slices()
        .matching("dev.chronicle.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(
            JavaClass.Predicates.resideInAPackage("dev.chronicle.capture.internal"),
            JavaClass.Predicates.resideInAPackage("dev.chronicle.capture"))
        .check(MODULE);
  }
}
